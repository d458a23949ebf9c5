/**
 * Telephony: the locations of users' phones, the permission to register and to call, and the routes
 * of calls.
 *
 * <p>The SIP adapter calls {@link org.carillon.contract.call.CallControl}, which is in the contract
 * because the adapter knows no capability. {@link org.carillon.call.Registrations} is what this
 * capability itself needs from the cluster: the bindings of all nodes, kept in memory and written
 * to the database a second later, so that they survive a restart. Administrators set {@link
 * org.carillon.call.CallSettings}.
 */
package org.carillon.call;
