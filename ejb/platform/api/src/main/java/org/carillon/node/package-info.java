/**
 * The identity of this node: its name, which it keeps, and its life, which ends with the process.
 */
package org.carillon.node;
