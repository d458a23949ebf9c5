/** The identity of this node: its lasting name, and its life, which ends with the process. */
package org.carillon.node;
