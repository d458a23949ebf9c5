package org.carillon.launcher.ctl.object;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** What is done with objects of whatever type: one REST call. */
interface Verb extends Callable<Integer> {

  /** Adds the words and options that the type asks for. */
  default void declare(CommandSpec own) {}
}
