/** Administrators' programs to which rules hand messages: the port between queue and rules. */
package org.carillon.contract.program;
