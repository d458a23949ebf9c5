/** Who this node is: its name, which it keeps, and its life, which ends with the process. */
package org.carillon.node;
