/** How lines of the log are made that programs read as well as people (docs/logs.md). */
package org.carillon.contract.log;
