/** The reasons for which messages were accepted, filed, quarantined or refused. */
package org.carillon.policy.trace;
