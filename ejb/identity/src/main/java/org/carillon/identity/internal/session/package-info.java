/**
 * The open sessions of accounts: each node writes its own for all nodes, and they can be listed and
 * ended.
 */
package org.carillon.identity.internal.session;
