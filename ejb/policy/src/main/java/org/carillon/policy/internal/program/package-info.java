/** Runs the programs that rules hand messages to. */
package org.carillon.policy.internal.program;
