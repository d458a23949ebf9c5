package org.carillon.launcher.ctl.object;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** An operation on objects of any type: one REST call. */
interface Verb extends Callable<Integer> {

  /** Adds the arguments and options of the type. */
  default void declare(CommandSpec own) {}
}
