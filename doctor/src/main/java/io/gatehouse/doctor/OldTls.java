package io.gatehouse.doctor;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Asks a server for TLS 1.1 (RFC 4346, section 7.4.1.2). By hand: this JDK does not speak it any more, so a handshake of its own would
 * fail here, whatever the server thinks of it.
 */
final class OldTls {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int RECORD_HEAD = 5;
    private static final int RANDOM_BYTES = 32;

    /** What servers of those days have in common: ECDHE or plain RSA, with AES in CBC mode. */
    private static final int[] SUITES = {0xC009, 0xC00A, 0xC013, 0xC014, 0x002F, 0x0035};

    private OldTls() {}

    /** Whether the server goes on with the handshake. */
    static boolean isAccepted(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(hello(host));
            socket.getOutputStream().flush();
            return isServerHello(socket.getInputStream());
        } catch (SocketException hungUp) {
            return false;
        }
    }

    private static boolean isServerHello(InputStream in) throws IOException {
        byte[] head = in.readNBytes(RECORD_HEAD + 1);
        return head.length == RECORD_HEAD + 1 && head[0] == HANDSHAKE && head[RECORD_HEAD] == SERVER_HELLO;
    }

    private static byte[] hello(String host) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        body.writeShort(TLS_1_1);
        // Nothing is ever encrypted with it: the handshake ends with the server's answer.
        body.write(new byte[RANDOM_BYTES]);
        body.writeByte(0);
        body.writeShort(SUITES.length * Short.BYTES);
        for (int suite : SUITES) {
            body.writeShort(suite);
        }
        body.write(new byte[] {1, 0});
        byte[] extensions = extensions(host);
        body.writeShort(extensions.length);
        body.write(extensions);

        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(record);
        out.writeByte(HANDSHAKE);
        out.writeShort(TLS_1_0);
        out.writeShort(bytes.size() + Integer.BYTES);
        out.writeInt(CLIENT_HELLO << 24 | bytes.size());
        bytes.writeTo(out);
        return record.toByteArray();
    }

    /** The server's name, P-256 and P-384, and points as they are (RFC 6066, section 3; RFC 8422, section 5.1). */
    private static byte[] extensions(String host) throws IOException {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeShort(name.length + 5);
        out.writeShort(name.length + 3);
        out.writeByte(0);
        out.writeShort(name.length);
        out.write(name);
        out.write(new byte[] {0, 10, 0, 6, 0, 4, 0, 23, 0, 24});
        out.write(new byte[] {0, 11, 0, 2, 1, 0});
        return bytes.toByteArray();
    }
}
