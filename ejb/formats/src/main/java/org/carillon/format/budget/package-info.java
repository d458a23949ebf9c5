/** How much work the texts of strangers may make, and what is remembered of them. */
package org.carillon.format.budget;
