/** Running the server: backups, certificates, listeners, health, the audit trail. */
package org.carillon.rest.operation;
