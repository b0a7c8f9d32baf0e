package io.gatehouse.gateway.cookie;

import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The access token as the browser keeps it: sealed, so that it holds no readable claim and cannot be used anywhere but here. It is sealed
 * for a tenant and opens at hosts of that tenant alone. The core gives tokens of no other tenant at such a host, and browsers send no
 * cookie to another; this stops whoever does.
 */
public final class AccessCookie {
    private static final String PURPOSE = "access-cookie";
    private static final int LONGEST = 4_096;

    private final Sealer sealer;

    public AccessCookie(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Seals a token.
     *
     * @param tenant the slug of the tenant at whose host it was given
     */
    public String seal(String accessToken, String tenant) {
        byte[] sealed = sealer.seal(accessToken.getBytes(StandardCharsets.US_ASCII), purpose(tenant));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Returns the token, or null when no gateway of this installation sealed the value for the tenant. */
    public @Nullable String open(String value, String tenant) {
        if (value.length() > LONGEST) {
            return null;
        }
        try {
            byte[] opened = sealer.open(Base64.getUrlDecoder().decode(value), purpose(tenant));
            return opened == null ? null : new String(opened, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The default tenant's name is left out: cookies of an installation without tenants stay good when it gets some. */
    private static byte[] purpose(String tenant) {
        String purpose = tenant.equals(TenantHosts.DEFAULT) ? PURPOSE : PURPOSE + " " + tenant;
        return purpose.getBytes(StandardCharsets.US_ASCII);
    }
}
