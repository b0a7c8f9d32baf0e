package io.gatehouse.kit.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.internal.StringUtil;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses HTTP/1 requests that two implementations could read differently (RFC 9112, section 11.2): a transfer coding other than chunked or
 * with a length beside it (section 6.3), folded lines (section 5.2), header lines without a name, controls in them but tabs (RFC 9110,
 * section 5.5), not exactly one Host (section 3.2), and targets that name another one. Honest clients send none of them. The answer is 400
 * and the connection is closed.
 *
 * <p>It happens in the decoder, which reads nothing more after it: by the time a handler refuses a request, the next one of the connection,
 * which may be the tail of the trick, is about to be handled. There is no option for this, so the decoder of each connection is exchanged
 * for a stricter one before it has read anything.
 */
public final class StrictFraming {
    private static final String DECODER = "httpDecoder";

    private StrictFraming() {}

    /** Makes a server that does not listen yet strict. */
    public static HttpServer of(HttpServer server, HttpServerOptions options) {
        return server.connectionHandler(connection -> {
            if (connection instanceof HttpServerConnection known) {
                ChannelPipeline pipeline = known.channelHandlerContext().pipeline();
                if (pipeline.get(DECODER) != null) {
                    pipeline.replace(DECODER, DECODER, new Decoder(options));
                }
            }
        });
    }

    private static final class Decoder extends VertxHttpRequestDecoder {
        private static final byte LF = '\n';
        private static final byte DELETE = 0x7F;
        private static final long EACH = 0x0101010101010101L;
        private static final long HIGHEST_OF_EACH = 0x8080808080808080L;

        private boolean isInBody;
        private boolean hasRequestLine;
        private @Nullable String faultOfLines;

        Decoder(HttpServerOptions options) {
            super(options);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> decoded) throws Exception {
            if (!isInBody) {
                look(bytes);
            }
            int before = decoded.size();
            super.decode(context, bytes, decoded);
            for (Object part : decoded.subList(before, decoded.size())) {
                // A request without a body is a head and an empty end in one go.
                isInBody = !(part instanceof LastHttpContent);
                hasRequestLine = false;
            }
        }

        @Override
        protected HttpMessage createMessage(String[] requestLine) {
            return new DefaultHttpRequest(
                    HttpVersion.valueOf(requestLine[2]),
                    HttpMethod.valueOf(requestLine[0]),
                    requestLine[1],
                    // The values were looked at before, eight letters together: a Cookie may have a thousand.
                    HeadersMultiMap.httpHeaders((name, value) -> HttpUtils.validateHeaderName(name)));
        }

        /**
         * Looks for folded lines and for controls in what of the head was not read yet: it is read line by line, so this begins with a
         * line.
         */
        private void look(ByteBuf bytes) {
            int end = bytes.writerIndex();
            int line = hasRequestLine ? bytes.readerIndex() : afterRequestLine(bytes);
            hasRequestLine = line >= 0;
            while (line >= 0
                    && line < end
                    && bytes.getByte(line) != LF
                    && bytes.getByte(line) != StringUtil.CARRIAGE_RETURN) {
                if (bytes.getByte(line) == ' ' || bytes.getByte(line) == '\t') {
                    faultOfLines = "a header line is folded";
                }
                int next = next(bytes, line);
                // A line that is not whole is left unread, and looked at again with its end.
                if (next > 0 && holdsControls(bytes, line, next - 1)) {
                    faultOfLines = "a control stands in a header line";
                }
                line = next;
            }
        }

        /**
         * Whether a control stands in a line, other than tabs and its end.
         *
         * @param end where its LF stands
         */
        private static boolean holdsControls(ByteBuf bytes, int line, int end) {
            int last = end > line && bytes.getByte(end - 1) == StringUtil.CARRIAGE_RETURN ? end - 1 : end;
            int index = line;
            while (index + Long.BYTES <= last && !mayHoldControls(bytes.getLong(index))) {
                index += Long.BYTES;
            }
            for (; index < last; index++) {
                byte letter = bytes.getByte(index);
                if ((letter >= 0 && letter < ' ' && letter != '\t') || letter == DELETE) {
                    return true;
                }
            }
            return false;
        }

        /** Looks at eight letters together; of tabs it cannot tell. */
        private static boolean mayHoldControls(long letters) {
            long isDelete = letters ^ (EACH * DELETE);
            long belowBlank = (letters - EACH * ' ') & ~letters;
            long delete = (isDelete - EACH) & ~isDelete;
            return ((belowBlank | delete) & HIGHEST_OF_EACH) != 0;
        }

        /** What stands before a request line is skipped when it is read, and so are empty lines. */
        private static int afterRequestLine(ByteBuf bytes) {
            int line = bytes.readerIndex();
            while (line < bytes.writerIndex() && bytes.getByte(line) <= ' ') {
                line++;
            }
            return next(bytes, line);
        }

        private static int next(ByteBuf bytes, int line) {
            int end = bytes.indexOf(line, bytes.writerIndex(), LF);
            return end < 0 ? -1 : end + 1;
        }

        @Override
        protected AsciiString splitHeaderName(byte[] line, int start, int length) {
            if (length <= 0) {
                throw new IllegalArgumentException("a header without a name");
            }
            return super.splitHeaderName(line, start, length);
        }

        /** Asked for each request when its head is complete: the one place where it can be found faulty. */
        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            String fault = faultOfLines == null ? fault(message) : faultOfLines;
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
            return super.isContentAlwaysEmpty(message);
        }

        private static @Nullable String fault(HttpMessage message) {
            HttpHeaders headers = message.headers();
            if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
                boolean isChunked = isOnly(headers, HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
                if (!isChunked || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
                    return "a transfer coding other than chunked, or a length beside it";
                }
                if (!message.protocolVersion().isKeepAliveDefault()) {
                    return "HTTP/1.0 knows no transfer coding";
                }
            }
            if (!isOnly(headers, HttpHeaderNames.HOST, null)) {
                return "exactly one host is needed";
            }
            String target = message instanceof HttpRequest request ? request.uri() : "";
            return target.startsWith("//") || (target.contains("://") && !target.startsWith("/"))
                    ? "a target that names another host"
                    : null;
        }

        /** Whether a header is there once and not empty; with a value, whether it is that. */
        private static boolean isOnly(HttpHeaders headers, CharSequence name, @Nullable CharSequence value) {
            Iterator<? extends CharSequence> lines = headers.valueCharSequenceIterator(name);
            if (!lines.hasNext()) {
                return false;
            }
            CharSequence line = lines.next();
            return !lines.hasNext()
                    && (value == null ? !line.toString().isBlank() : AsciiString.contentEqualsIgnoreCase(line, value));
        }
    }
}
