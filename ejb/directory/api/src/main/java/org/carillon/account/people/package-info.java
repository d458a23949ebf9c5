/** Accounts found by what is said of whose they are. */
package org.carillon.account.people;
