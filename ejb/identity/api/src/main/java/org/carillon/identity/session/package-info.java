/** What accounts have open on all services and nodes, and how that is ended. */
package org.carillon.identity.session;
