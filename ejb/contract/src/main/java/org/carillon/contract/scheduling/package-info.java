/** The ports between mail and meetings: invitations to groupware, and its mail to transport. */
package org.carillon.contract.scheduling;
