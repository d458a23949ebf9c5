/** The open sessions of accounts on all services and nodes, and their end. */
package org.carillon.identity.session;
