/** The programs that rules may pass messages to. */
package org.carillon.policy.program;
