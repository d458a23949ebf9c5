/** Runs the programs that rules pass messages to. */
package org.carillon.policy.internal.program;
