/** An account's sessions, as both applications show them. */
package org.carillon.web.session;
