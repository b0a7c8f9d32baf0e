package io.gatehouse.devstack.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;

/** An SMTP server on the loopback that accepts every mail for everybody and hands it to the inbox. */
final class MailServer {
    private final GreenMail server;
    private final GreenMailUser everybody;
    private final Messages messages;
    private final InstantSource clock;

    private MailServer(GreenMail server, GreenMailUser everybody, Messages messages, InstantSource clock) {
        this.server = server;
        this.everybody = everybody;
        this.messages = messages;
        this.clock = clock;
    }

    static MailServer start(int port, Messages messages, InstantSource clock) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        // One mailbox for all, because the library would otherwise keep an account for every address it ever saw.
        GreenMailUser everybody = server.setUser("inbox@localhost", "inbox");
        MailServer mail = new MailServer(server, everybody, messages, clock);
        server.getUserManager().setMessageDeliveryHandler(mail::receive);
        return mail;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    void stop() {
        server.stop();
    }

    private GreenMailUser receive(MovingMessage mail, MailAddress recipient) throws MessagingException {
        long id = messages.nextId();
        try {
            messages.add(MimeReader.read(id, mail.getMessage(), recipient.getEmail(), clock.instant()));
            if (id % Messages.CAP == 0) {
                // The library keeps its own copy of each; nobody reads those.
                server.purgeEmailFromAllMailboxes();
            }
        } catch (IOException | FolderException e) {
            throw new MessagingException("While reading a mail for " + recipient.getEmail(), e);
        }
        return everybody;
    }
}
