return function* () { yield;


         class A                 {/*$$0:81-282*/ p;                x = 1;                    constructor(                 p        , q         ) {; this.p = p;/*$$0:148-203*/ }                                    over(a         ) {/*$$0:239-259*/ }                      }
function f(                 a        , b         )                   {/*$$0:283-355*/ }
const g = (x



)=>/*$$0:366-416*/ ({ b: 2 })         ;
const h =           (x   ) =>/*$$0:428-450*/ x ;


let v =         ((1           ));

}; })