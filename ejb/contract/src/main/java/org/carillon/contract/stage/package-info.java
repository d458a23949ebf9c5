/** Stages that judge or change a message on its way. A capability implements one as a bean. */
package org.carillon.contract.stage;
