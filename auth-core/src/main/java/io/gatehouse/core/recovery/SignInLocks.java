package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.user.User;

/** The locks on sign-in and the devices that are known, as recovery changes them. */
public interface SignInLocks {
    /** Ends the locks on all names of the account. */
    void clear(User user);

    /** From now on the client's device counts as one that has signed in before. */
    void remember(User user, Client client);

    /** Ends the locks, and knows the device from then on: whoever goes on guessing elsewhere cannot lock it out again. */
    default void open(User user, Client client) {
        clear(user);
        remember(user, client);
    }

    /** From now on no device counts as one that has signed in before. */
    void forgetDevices(User user);
}
