using NetScript.Migrations.Engines.MySql;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

public sealed class MySqlSplitterTests
{
    [Theory]
    [InlineData("SELECT 'it\\'s;', \"a\\\";\", `b;``c`, 'd''e;', \"f\"\"g;\"; SELECT 2", "SELECT 'it\\'s;', \"a\\\";\", `b;``c`, 'd''e;', \"f\"\"g;\"", "SELECT 2")]
    [InlineData("SELECT '\\\\'; SELECT `\\`; SELECT 3", "SELECT '\\\\'", "SELECT `\\`", "SELECT 3")]
    [InlineData("SELECT 1 # a; 'b\n; -- c; 'd\nSELECT 2 --\n, 3;", "SELECT 1", "SELECT 2 --\n, 3")]
    [InlineData("SELECT 5--1; SELECT 5 --\t;\n+ 1", "SELECT 5--1", "SELECT 5 --\t;\n+ 1")]
    [InlineData("/*!40101 SET NAMES utf8 */;\n/*M!100100 SELECT ';' */;/*! SELECT 1; */; SELECT 2", "/*!40101 SET NAMES utf8 */", "/*M!100100 SELECT ';' */", "/*! SELECT 1; */", "SELECT 2")]
    [InlineData("SELECT /*+ MAX_EXECUTION_TIME(1) ; */ 1; SELECT 2 /* /* ; */; SELECT 3", "SELECT /*+ MAX_EXECUTION_TIME(1) ; */ 1", "SELECT 2", "SELECT 3")]
    [InlineData("CREATE TABLE t (delimiter INT,\ndelimiter_ INT,\n  delimiter  VARCHAR(1)); SELECT delimiter FROM t", "CREATE TABLE t (delimiter INT,\ndelimiter_ INT,\n  delimiter  VARCHAR(1))", "SELECT delimiter FROM t")]
    public void Statements_end_where_the_server_ends_them(string script, params string[] expected) => Assert.Equal(expected, Split(script));

    [Theory]
    [InlineData("DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nCALL p();", "CREATE PROCEDURE p() BEGIN SELECT 1; END", "CALL p()")]
    [InlineData("delimiter $$\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1;$$\nSELECT 1; SELECT 2$$", "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1;", "SELECT 1; SELECT 2")]
    [InlineData("DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`%`*/ /*!50003 TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN\nDELETE FROM b; END */;;\nDELIMITER ;\nSELECT 1;",
        "/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`%`*/ /*!50003 TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN\nDELETE FROM b; END */", "SELECT 1")]
    [InlineData("  DELIMITER // -- from here on\r\nSELECT 1//SELECT '//' // # //\r\n\tDELIMITER ;\r\nSELECT 2;", "SELECT 1", "SELECT '//'", "SELECT 2")]
    [InlineData("DELIMITER $$\nSELECT a$$\nSELECT b$c$$DELIMITER;\nSELECT 2;", "SELECT a", "SELECT b$c", "SELECT 2")]
    [InlineData("SELECT 1\nDELIMITER |\nSELECT 2|", "SELECT 1", "SELECT 2")]
    [InlineData("DELIMITER GO\nSELECT goods GO\nSELECT 2 go GO", "SELECT goods", "SELECT 2 go")]
    [InlineData("DELIMITER '//'\nSELECT 1//", "SELECT 1")]
    [InlineData("DELIMITER §§\nSELECT ä§§ SELECT 2", "SELECT ä", "SELECT 2")]
    public void Delimiter_is_read_as_by_the_shell(string script, params string[] expected) => Assert.Equal(expected, Split(script));

    [Theory]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN DELETE FROM b; END")]
    [InlineData("CREATE DEFINER = 'me'@'%' PROCEDURE p(IN a INT, OUT b VARCHAR(10)) MODIFIES SQL DATA COMMENT 'x;' BEGIN SET b = 'END;'; END")]
    [InlineData("CREATE OR REPLACE DEFINER=CURRENT_USER() FUNCTION f() RETURNS INT DETERMINISTIC BEGIN RETURN (SELECT 1); END")]
    [InlineData("CREATE EVENT IF NOT EXISTS e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; IF (SELECT 1) THEN DELETE FROM b; END IF; END")]
    [InlineData("CREATE PROCEDURE p() outer_: BEGIN DECLARE done INT DEFAULT 0; DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; inner_: LOOP LEAVE inner_; END LOOP inner_; END outer_")]
    [InlineData("CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; ELSEIF b THEN BEGIN SELECT 2; END; ELSE SELECT 3; END IF; WHILE x < 1 DO SET x = x + 1; END WHILE; REPEAT SET x = 1; UNTIL x > 1 END REPEAT; END")]
    [InlineData("CREATE PROCEDURE p() BEGIN CASE x WHEN 1 THEN SELECT 1; WHEN 2 THEN BEGIN END; ELSE SELECT CASE WHEN a THEN IF(b, 1, 2) ELSE 3 END; END CASE; SELECT IF(1, REPEAT('a', 2), 3); END")]
    [InlineData("CREATE PROCEDURE p() BEGIN IF CASE WHEN a THEN b ELSE c END = 1 THEN SELECT 1; END IF; DROP TABLE IF EXISTS t; SELECT begin, end FROM ranges; UPDATE r SET end = 1; END")]
    [InlineData("CREATE TRIGGER t BEFORE UPDATE ON `a` FOR EACH ROW IF NEW.a THEN SET NEW.b = 1; ELSE SET NEW.b = 2; END IF")]
    [InlineData("CREATE PROCEDURE p(a INT) WHILE a > 0 DO SET a = a - 1; END WHILE")]
    [InlineData("CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN CASE x WHEN 1 THEN 2 END")]
    [InlineData("CREATE PROCEDURE p() BEGIN SELECT 1; FOR i IN 1..3 DO SELECT i; END FOR; END")]
    [InlineData("CREATE PROCEDURE p() BEGIN `l`: BEGIN SELECT 1; END `l`; END")]
    [InlineData("BEGIN NOT ATOMIC DECLARE a INT; IF a THEN SELECT 1; END IF; END")]
    [InlineData("IF @a = 1 THEN SELECT 1; ELSE SELECT 2; END IF")]
    [InlineData("CREATE PACKAGE k AS FUNCTION f RETURN INT; PROCEDURE p(a INT); END")]
    [InlineData("CREATE OR REPLACE PACKAGE BODY k AS v INT := 0; FUNCTION f RETURN INT AS BEGIN RETURN 1; END; PROCEDURE p(a INT) IS b INT; BEGIN IF a THEN SELECT 1; END IF; END; BEGIN SET v = 1; END")]
    [InlineData("/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`%`*/ /*!50003 TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN DELETE FROM b; END */")]
    public void Bodies_are_one_statement_without_a_delimiter(string definition) =>
        Assert.Equal([definition, "SELECT 1", "SELECT 2"], Split($"{definition};\nSELECT 1;SELECT 2"));

    [Theory]
    [InlineData("CREATE DEFINER=a@b SQL SECURITY INVOKER VIEW v AS SELECT begin FROM event")]
    [InlineData("CREATE TABLE event (begin INT, `trigger` INT)")]
    [InlineData("CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.begin = IF(NEW.x, 1, 2)")]
    [InlineData("CREATE FUNCTION f RETURNS STRING SONAME 'f.so'")]
    [InlineData("DROP PROCEDURE IF EXISTS p")]
    [InlineData("BEGIN")]
    public void Other_statements_have_no_body(string statement) => Assert.Equal([statement, "SELECT 1"], Split($"{statement};\nSELECT 1"));

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'open\\';", 2, 8, 2, "string")]
    [InlineData("SELECT `open", 1, 8, 1, "quoted name")]
    [InlineData("SELECT 1; CREATE TABLE t (a INT", 1, 26, 2, "parenthesis")]
    [InlineData("SELECT 1; /*!50000 SELECT 2;", 1, 11, 2, "comment")]
    [InlineData("CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END;", 1, 22, 1, "END")]
    [InlineData("SELECT 1;\n\nDELIMITER\nSELECT 2;", 3, 1, 2, "DELIMITER //")]
    [InlineData("DELIMITER \\\\\nSELECT 2;", 1, 1, 1, "backslash")]
    [InlineData("SELECT 1;\nsource other.sql;", 2, 1, 2, "shell")]
    [InlineData("LOAD DATA LOCAL INFILE 'a' INTO TABLE t", 1, 1, 1, "INSERT")]
    public void What_is_not_closed_or_cannot_work_is_named_with_its_place(string script, int line, int column, int statement, string what)
    {
        var exception = Assert.Throws<ScriptSyntaxException>(() => SqlScript.Parse(script, MySqlDialect.Value));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Equal((new ScriptPosition(line, column), statement), (ScriptPosition.Of(script, exception.Offset), exception.Statement));
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (1); UPDATE t SET a = 1; WITH x AS (SELECT 1) SELECT * FROM x; SET NAMES utf8mb4", true)]
    [InlineData("START TRANSACTION; INSERT INTO t VALUES (1); COMMIT;", true)]
    [InlineData("/*!40101 SET NAMES utf8 */; REPLACE INTO t VALUES (1)", true)]
    [InlineData("CREATE TABLE t (a INT)", false)]
    [InlineData("INSERT INTO t VALUES (1); TRUNCATE t", false)]
    [InlineData("CALL p()", false)]
    [InlineData("SET autocommit = 0; INSERT INTO t VALUES (1)", false)]
    [InlineData("SET PASSWORD = 'x'", false)]
    [InlineData("INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2)", false)]
    [InlineData("-- netscript: no-transaction\nINSERT INTO t VALUES (1)", false)]
    [InlineData("DELIMITER //\nINSERT INTO t VALUES (1); DROP TABLE t//", false)]
    [InlineData("DELIMITER //\nINSERT INTO t VALUES (1);//", true)]
    public void Only_scripts_of_data_are_transactional(string script, bool expected) => Assert.Equal(expected, SqlScript.Parse(script, MySqlDialect.Value).IsTransactional);

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a INT)", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS t AS SELECT 1", false)]
    [InlineData("CREATE TABLE t (a INT)", false)]
    [InlineData("CREATE OR REPLACE VIEW v AS SELECT 1", true)]
    [InlineData("CREATE OR REPLACE PROCEDURE p() BEGIN SELECT 1; END", true)]
    [InlineData("DROP TABLE IF EXISTS `a`, b", true)]
    [InlineData("DROP TABLE a", false)]
    [InlineData("ALTER TABLE `a` ADD COLUMN IF NOT EXISTS b INT", true)]
    [InlineData("ALTER TABLE `a` ADD COLUMN IF NOT EXISTS b INT, ADD c INT", false)]
    [InlineData("ALTER TABLE `a` ADD c INT", false)]
    [InlineData("INSERT INTO t VALUES (1)", false)]
    [InlineData("SET foreign_key_checks = 0", true)]
    [InlineData("DELIMITER //\nDROP TABLE IF EXISTS t; INSERT INTO u VALUES (1)//", false)]
    public void What_can_be_done_again_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, MySqlDialect.Value);

        Assert.Equal(expected, parsed.IsIdempotent(Assert.Single(parsed.Statements)));
    }

    [Theory]
    [InlineData("SET sql_mode = ''", true)]
    [InlineData("USE other", true)]
    [InlineData("SET GLOBAL max_connections = 1", false)]
    [InlineData("INSERT INTO t SET a = 1", false)]
    [InlineData("CALL p()", false)]
    public void What_only_sets_the_session_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, MySqlDialect.Value);

        Assert.Equal(expected, parsed.SetsSession(Assert.Single(parsed.Statements)));
    }

    private static IReadOnlyList<string> Split(string script) => SplitterCases.Split(script, MySqlDialect.Value);
}
