/**
 * Telephony: where a user's phones are, who may register and call, and where a call goes.
 *
 * <p>The SIP adapter asks by {@link org.carillon.contract.call.CallControl}, which lies in the
 * contract because the adapter knows no capability. {@link org.carillon.call.Registrations} is what
 * this capability itself needs of the cluster: bindings of all nodes, kept in memory and written to
 * the database a second later, so that they survive a restart. Administrators set {@link
 * org.carillon.call.CallSettings}.
 */
package org.carillon.call;
