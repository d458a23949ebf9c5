/**
 * Steps that judge or change a message on its way: a capability joins the way by a bean that
 * implements one of these, and nowhere else.
 */
package org.carillon.contract.stage;
