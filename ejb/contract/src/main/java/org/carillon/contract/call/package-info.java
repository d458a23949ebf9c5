/**
 * What the SIP side asks of the core: who may register and call, where a user's phones are, and
 * where a call goes.
 */
package org.carillon.contract.call;
