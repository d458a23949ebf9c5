/** Which functions of the webmail an account does not have. */
package org.carillon.account.function;
