package io.gatehouse.core.risk;

import io.gatehouse.core.policy.RiskAction;
import java.util.List;

/**
 * What a look at a sign-in found.
 *
 * @param signals in the order in which they are told
 * @param action the hardest that any of them asks for; LOG when there are none
 * @param isNewPlace whether the device or the country is new to the account
 */
public record RiskVerdict(List<Signal> signals, RiskAction action, boolean isNewPlace) {
    public RiskVerdict {
        signals = List.copyOf(signals);
    }

    /** Whether the person is to be told. */
    public boolean isAlert() {
        return !signals.isEmpty() && action.compareTo(RiskAction.ALERT) >= 0;
    }
}
