package io.gatehouse.gateway.proxy;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Puts the long headers of a request to an upstream into the form that is copied to the network in one go. Vert.x's client makes strings of
 * all, which Netty writes letter by letter and checks each: of an access token of a thousand letters that was a sixth of all work for a call.
 */
@Sharable
final class LongHeaders extends ChannelOutboundHandlerAdapter {
    /** Keeps nothing, so one does for all connections. */
    static final LongHeaders OF_ALL = new LongHeaders();
    /** Below, the copy that is made for it costs as much as it saves. */
    private static final int LONG = 64;

    private LongHeaders() {}

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
        if (message instanceof HttpRequest request) {
            Iterator<Map.Entry<CharSequence, CharSequence>> lines =
                    request.headers().iteratorCharSequence();
            while (lines.hasNext()) {
                Map.Entry<CharSequence, CharSequence> line = lines.next();
                if (line.getValue() instanceof String value && value.length() >= LONG) {
                    line.setValue(new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), /* copy= */ false));
                }
            }
        }
        super.write(context, message, written);
    }
}
