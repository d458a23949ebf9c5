/** Letters that the server writes to people about their account. */
package org.carillon.account.internal.letter;
