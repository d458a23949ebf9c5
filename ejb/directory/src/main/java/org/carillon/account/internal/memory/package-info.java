/**
 * Look-ups that every request makes: the destination of an address, and the secret against which a
 * digest is checked.
 */
package org.carillon.account.internal.memory;
