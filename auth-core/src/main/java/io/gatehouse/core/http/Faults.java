package io.gatehouse.core.http;

import io.gatehouse.core.user.FieldFault;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import java.util.List;

/** Turns a use case's refused fields into a problem. */
public final class Faults {
    private Faults() {}

    public static ProblemException problem(ProblemCode code, List<FieldFault> faults) {
        List<FieldError> errors = faults.stream()
                .map(fault -> new FieldError(fault.field(), fault.code(), fault.message()))
                .toList();
        return code.problem().withErrors(errors).exception();
    }
}
