/** The history of sign-ins to an account: the time, the network and the kind of credential. */
package org.carillon.identity.history;
