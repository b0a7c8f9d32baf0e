package io.gatehouse.core.mfa;

import io.gatehouse.kit.secret.Secret;

/** What somebody typed to answer a challenge. */
public sealed interface PresentedCode {
    /** From an app or a mail. */
    record OneTime(Secret typed) implements PresentedCode {}

    /** From the paper in the drawer. */
    record Recovery(Secret typed) implements PresentedCode {}
}
