package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import java.util.List;
import java.util.stream.IntStream;

/** Makes recovery codes in place of all earlier ones. To be called inside a transaction; the codes are shown once and kept as hashes. */
public final class IssueRecoveryCodes {
    private final RecoveryCodes recoveryCodes;
    private final CodeHasher hasher;
    private final PolicyBook policies;
    private final RandomBytes random;

    public IssueRecoveryCodes(RecoveryCodes recoveryCodes, CodeHasher hasher, PolicyBook policies, RandomBytes random) {
        this.recoveryCodes = recoveryCodes;
        this.hasher = hasher;
        this.policies = policies;
        this.random = random;
    }

    public List<RecoveryCode> execute(TenantId tenant, UserId user) {
        List<RecoveryCode> codes = IntStream.range(0, policies.of(tenant).mfa().recoveryCodes())
                .mapToObj(at -> RecoveryCode.fresh(random))
                .toList();
        recoveryCodes.replaceAll(
                tenant,
                user,
                codes.stream()
                        .map(code -> hasher.hash(user.value(), code.letters()))
                        .toList());
        return codes;
    }
}
