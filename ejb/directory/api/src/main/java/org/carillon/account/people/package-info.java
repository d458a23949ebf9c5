/** Searches for accounts by the attributes of their owners. */
package org.carillon.account.people;
