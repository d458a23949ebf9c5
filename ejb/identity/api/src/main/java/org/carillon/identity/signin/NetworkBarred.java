package org.carillon.identity.signin;

import org.carillon.contract.net.ClientNetwork;

/**
 * A CDI event: sign-ins from a network are refused because too many passwords were wrong. It is
 * fired on the node that counted, after the bar is stored.
 *
 * @param isKnown whether accounts are known to sign in from there
 */
public record NetworkBarred(ClientNetwork network, boolean isKnown) {}
