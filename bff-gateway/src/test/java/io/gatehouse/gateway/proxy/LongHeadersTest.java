package io.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongHeadersTest {
    private static final int SEED = 4;

    /** Notes what the codec is given. */
    private static final class Spy extends ChannelOutboundHandlerAdapter {
        private final StringBuilder kinds = new StringBuilder();

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
            HttpRequest request = assertInstanceOf(HttpRequest.class, message);
            request.headers()
                    .iteratorCharSequence()
                    .forEachRemaining(line -> kinds.append(line.getValue() instanceof AsciiString ? 'A' : 'S'));
            super.write(context, message, written);
        }
    }

    private static FullHttpRequest request(Random random) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/x");
        for (int length : new int[] {0, 1, 63, 64, 65, 1_000}) {
            StringBuilder value = new StringBuilder();
            for (int letter = 0; letter < length; letter++) {
                value.append((char) (random.nextBoolean() ? random.nextInt('!', 0x7F) : random.nextInt(0xA0, 0x100)));
            }
            request.headers().add("X-Of-" + length, value.toString());
        }
        return request;
    }

    private static String written(EmbeddedChannel channel) {
        assertTrue(channel.writeOutbound(request(new Random(SEED))));
        StringBuilder bytes = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            bytes.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        channel.finishAndReleaseAll();
        return bytes.toString();
    }

    @Test
    void what_is_written_in_one_go_is_the_same_to_the_letter() {
        Spy spy = new Spy();
        String plain = written(new EmbeddedChannel(new HttpClientCodec()));
        assertEquals(plain, written(new EmbeddedChannel(new HttpClientCodec(), spy, LongHeaders.OF_ALL)));
        assertEquals("SSSAAA", spy.kinds.toString());
    }
}
