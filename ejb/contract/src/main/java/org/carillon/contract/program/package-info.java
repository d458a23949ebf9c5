/**
 * Programs of the administrator's that rules hand messages to: the port between queue and rules.
 */
package org.carillon.contract.program;
