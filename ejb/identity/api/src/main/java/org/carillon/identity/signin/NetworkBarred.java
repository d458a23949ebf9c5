package org.carillon.identity.signin;

import org.carillon.contract.net.ClientNetwork;

/**
 * Fired (CDI) on the node that counted, once it is written down: a network's sign-ins are put off
 * for too many wrong passwords.
 *
 * @param isKnown whether accounts sign in from there
 */
public record NetworkBarred(ClientNetwork network, boolean isKnown) {}
