/**
 * The port by which the SIP side asks the core who may register and call, where a user's phones
 * are, and where a call is routed.
 */
package org.carillon.contract.call;
