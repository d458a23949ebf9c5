/** The programs that rules may hand messages to. */
package org.carillon.policy.program;
