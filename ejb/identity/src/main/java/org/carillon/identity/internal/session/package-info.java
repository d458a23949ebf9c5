/** The open sessions of accounts: each node writes its own; all can be listed and ended. */
package org.carillon.identity.internal.session;
