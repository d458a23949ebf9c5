package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.syntax.Call;

/** Reads if, elsif and else (RFC 5228 §3.1). */
final class BranchReader {

  /** A branch, taken when its test is true. */
  private record Branch(ScriptCondition condition, Block block) {}

  private BranchReader() {}

  static ScriptStep read(List<Call> calls, ScriptScope scope) {
    List<Branch> branches = new ArrayList<>();
    boolean ended = false;
    for (Call call : calls) {
      if (ended) {
        scope.error(call.at(), call.name() + " cannot follow else");
      }
      ended |= call.name().equals("else");
      branches.add(branch(call, scope));
    }
    Branch[] all = branches.toArray(Branch[]::new);
    return run -> {
      for (Branch branch : all) {
        if (branch.condition().test(run)) {
          return branch.block().run(run);
        }
      }
      return ScriptFlow.NEXT;
    };
  }

  private static Branch branch(Call call, ScriptScope scope) {
    boolean isElse = call.name().equals("else");
    Signature wanted =
        Signature.of().tests(isElse ? Signature.Following.NONE : Signature.Following.ONE).block();
    return new ArgumentBinder(call, wanted, scope)
        .bind()
        .map(bound -> new Branch(condition(bound), bound.block()))
        .orElse(new Branch(run -> false, Block.EMPTY));
  }

  private static ScriptCondition condition(CallArguments bound) {
    return bound.tests().isEmpty() ? run -> true : bound.tests().getFirst();
  }
}
