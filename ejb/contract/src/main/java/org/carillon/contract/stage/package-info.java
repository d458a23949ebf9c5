/**
 * Stages that judge or change a message on its way. A capability takes part only by a bean that
 * implements one of these interfaces.
 */
package org.carillon.contract.stage;
