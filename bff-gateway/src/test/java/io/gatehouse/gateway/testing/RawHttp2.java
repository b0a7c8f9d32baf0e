package io.gatehouse.gateway.testing;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Speaks HTTP/2 frame by frame (RFC 9113), and so can say what a client library refuses to. */
public final class RawHttp2 {
    /** A header, as it is, with a name of any letters. */
    public record Field(String name, String value) {}

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;
    private static final int STREAM = 1;

    private final int port;
    private final SSLContext trust;

    public RawHttp2(int port, Path certificate) {
        this.port = port;
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trusted);
            trust = SSLContext.getInstance("TLS");
            trust.init(null, managers.getTrustManagers(), null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends one request without a body on a connection of its own. Returns its status, or 0 where the stream or the line was reset. */
    public int send(List<Field> headers) {
        return send(frame(HEADERS, END_STREAM | END_HEADERS, STREAM, block(headers)));
    }

    /** Sends one with a body in one piece, and says nothing of its length but what a header may. */
    public int send(List<Field> headers, String body) {
        return send(
                frame(HEADERS, END_HEADERS, STREAM, block(headers)),
                frame(DATA, END_STREAM, STREAM, body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private int send(byte[]... frames) {
        try (SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Waiting.SECONDS * 1_000);
            SSLParameters offer = socket.getSSLParameters();
            offer.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(offer);
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE);
            out.write(frame(SETTINGS, 0, 0, new byte[0]));
            for (byte[] frame : frames) {
                out.write(frame);
            }
            out.flush();
            return status(new DataInputStream(socket.getInputStream()), out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int status(DataInputStream in, OutputStream out) throws IOException {
        try {
            while (true) {
                byte[] head = in.readNBytes(9);
                if (head.length < 9) {
                    return 0;
                }
                int length = ((head[0] & 0xFF) << 16) | ((head[1] & 0xFF) << 8) | (head[2] & 0xFF);
                int flags = head[4];
                byte[] payload = in.readNBytes(length);
                switch (head[3]) {
                    case HEADERS -> {
                        int start = (flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
                        return Integer.parseInt(new DefaultHttp2HeadersDecoder(false)
                                .decodeHeaders(STREAM, Unpooled.wrappedBuffer(payload, start, length - start))
                                .status()
                                .toString());
                    }
                    case RST_STREAM, GOAWAY -> {
                        return 0;
                    }
                    case SETTINGS -> {
                        if ((flags & ACK) == 0) {
                            out.write(frame(SETTINGS, ACK, 0, new byte[0]));
                            out.flush();
                        }
                    }
                    default -> {
                        // Windows and pings are none of one small request's business.
                    }
                }
            }
        } catch (EOFException closed) {
            return 0;
        } catch (Http2Exception garbled) {
            throw new AssertionError(garbled);
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** Each header as a literal that is never indexed (RFC 7541, section 6.2.3). */
    private static byte[] block(List<Field> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Field header : headers) {
            block.write(0x10);
            literal(block, header.name());
            literal(block, header.value());
        }
        return block.toByteArray();
    }

    /** A text without Huffman's code, after its length (RFC 7541, sections 5.1 and 5.2). */
    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int most = 0x7F;
        if (bytes.length < most) {
            block.write(bytes.length);
        } else {
            block.write(most);
            int rest = bytes.length - most;
            for (; rest >= 0x80; rest >>= 7) {
                block.write((rest & 0x7F) | 0x80);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
