/**
 * Telephony's core: where a user's phones are, who may register and call, and where a call goes.
 * The SIP adapter reaches it by {@link org.carillon.contract.call.CallControl}.
 */
package org.carillon.call;
