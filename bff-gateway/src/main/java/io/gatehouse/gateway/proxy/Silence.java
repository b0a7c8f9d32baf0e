package io.gatehouse.gateway.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnectionInternal;

/**
 * Knows of a connection to an upstream whether a byte has come since we wrote to it last. Vert.x tells of answers whose first line is whole;
 * but an answer that has begun is one, and its call is not made again.
 */
final class Silence extends ChannelDuplexHandler {
    private static final AttributeKey<Silence> OF_CHANNEL = AttributeKey.valueOf(Silence.class, "of channel");

    private boolean isSilent = true;

    /**
     * Listens to a connection from now on: behind TLS, whose own words are no answer.
     *
     * @param codec the name of what makes messages of its bytes
     */
    static void listen(ChannelPipeline pipeline, String codec) {
        Silence silence = new Silence();
        pipeline.addBefore(codec, "silence", silence);
        pipeline.channel().attr(OF_CHANNEL).set(silence);
    }

    /** Whether nothing has come since; false also of connections that nobody listened to. */
    static boolean isUnbroken(HttpConnection connection) {
        if (!(connection instanceof HttpClientConnectionInternal known)) {
            return false;
        }
        // The pipeline of a connection that is closed is empty.
        Channel channel = known.channelHandlerContext().channel();
        Silence silence = channel.attr(OF_CHANNEL).get();
        return silence != null && silence.isSilent;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
        isSilent = true;
        super.write(context, message, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        isSilent = false;
        super.channelRead(context, bytes);
    }
}
