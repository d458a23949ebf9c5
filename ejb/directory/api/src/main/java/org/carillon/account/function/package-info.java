/** The functions of the webmail that are hidden from an account. */
package org.carillon.account.function;
