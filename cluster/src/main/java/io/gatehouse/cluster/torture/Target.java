package io.gatehouse.cluster.torture;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * What the suite must know of a system to torture it. Everything else is HTTP with cookies, so another system with a cookie for its
 * session is one more implementation of this.
 */
public interface Target {
    /** Returns the request that signs a person in; its answer sets the cookies. */
    HttpRequest.Builder signIn(Person person);

    /** Returns a call that only somebody who is signed in may make. */
    HttpRequest.Builder call();

    /** Says what an answer means. */
    Meaning meaning(int status, String body);

    URI origin();

    /** Somebody with an account. */
    record Person(String identifier, String password) {
        @Override
        public String toString() {
            return identifier;
        }
    }

    /** The meaning of an answer. */
    enum Meaning {
        SERVED,
        /** The session is over, or none is there. */
        SIGNED_OUT,
        /** The session is over because a copied token was used. */
        THEFT_SEEN,
        /** Try again later; nothing was lost. */
        BUSY,
        /** Anything else: a fault of the system or of this suite. */
        WRONG
    }
}
